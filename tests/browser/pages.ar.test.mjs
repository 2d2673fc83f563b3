import { everyPage } from "./every_page.mjs";

everyPage("ar");
