import { everyPage } from "./every_page.mjs";

everyPage("en");
