package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import java.util.Optional;
import java.util.regex.Pattern;

/** How scripts and pipelines tell people something, and how they used to. */
final class Notices {

    static final Pattern SENT =
            Pattern.compile("(?i)hooks\\.slack\\.com|slack[_-]?webhook|SLACK_(URL|TOKEN|BOT_TOKEN)|slackSend"
                    + "|action-slack|slack-github-action|slack/notify|discord(app)?\\.com/api" + "|DISCORD_WEBHOOK"
                    + "|webhook\\.office\\.com|teams[_-]?webhook|ms-?teams|api\\.telegram\\.org|ntfy\\.sh"
                    + "|\\bsendmail\\b|\\bmailx?\\s+-s|\\bmsmtp\\b|Send-MailMessage|emailext"
                    + "|^\\s*mail\\s+(to:|\\(to)|action-send-mail"
                    + "|pagerduty|opsgenie|notify[_-]?(url|webhook)|webhook[_-]?url|pushover|mattermost"
                    + "|rocket\\.?chat|google-chat|chat\\.googleapis|office365ConnectorSend");

    private Notices() {}

    /** A message that somebody took out and forgot. */
    static Optional<Line> commentedOut(Inspection application) {
        return application
                .files()
                .where(file -> application.scripts().all().stream()
                                .anyMatch(script -> script.file().equals(file.path()))
                        || application.pipelines().files().contains(file))
                .stream()
                .flatMap(file -> file.written().matching(SENT).all().stream())
                .findFirst();
    }
}
