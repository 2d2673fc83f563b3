demo-title = Sign in to the demonstration
demo-lead = Everyone in this demonstration is invented. Choose a member of staff to see what they see.
demo-role-clerk = Clerk
demo-role-supervisor = Supervisor
demo-sign-in = Sign in as { $name }
