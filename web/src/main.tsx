import { render } from "preact";
import { App } from "./App";
import { chosenTheme, setTheme } from "./theme";

setTheme(chosenTheme());
render(<App />, document.getElementById("app") as HTMLElement);
