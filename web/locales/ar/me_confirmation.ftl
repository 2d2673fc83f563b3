me-confirmation-title = هل ما زالت بياناتك صحيحة؟
me-confirmation-lead = راجعها. إن تغيّر شيء فاختر «تغيير»، ثم عُد إلى هذه الصفحة.
me-confirmation-send = نعم، كلها صحيحة
me-confirmation-done = شكرًا لك. سجّلنا أن بياناتك صحيحة اليوم.
