package dev.slipway.cli.up;

import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.TargetsFile;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Screen;

/** Says where everything is and what to try next. */
record Welcome(Machine machine, DataFolder data) {

    void on(Screen screen) {
        var reach = machine.connection();
        screen.line(Paint.GREEN.on("Slipway is up.", screen));
        screen.line("  broker    " + reach.broker().bootstrapServers());
        screen.line("  registry  " + machine.registry());
        screen.line(
                "  store     " + reach.store().endpoint() + "/" + reach.store().bucket());
        screen.line("  data      " + data);
        screen.line("  key       " + data.key() + " (" + reach.key().id() + ", trusted)");
        screen.line("  logs      " + data.logs());
        screen.line("");
        screen.line("Try next, in another terminal:");
        if (new TargetsFile(data.targets()).read().targets().isEmpty()) {
            screen.line("  slipway targets add shop/production" + where());
        }
        screen.line("  slipway request --dir examples/shop --environment production --version 1.0 --wait" + where());
        screen.line("  slipway status" + where());
        screen.line("Ctrl-C stops Slipway and leaves what it deployed running.");
    }

    /** Only where the other commands would not find the folder by themselves. */
    private String where() {
        return data.path().endsWith(".slipway") ? "" : " --data " + data;
    }
}
