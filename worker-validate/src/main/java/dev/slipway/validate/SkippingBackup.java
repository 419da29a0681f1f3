package dev.slipway.validate;

import dev.slipway.events.RuleOverridden;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.validate.lane.Ticket;
import java.util.List;

/** A deployment that goes ahead although nothing could put the data back is told to everybody who should know. */
final class SkippingBackup {

    private SkippingBackup() {}

    static List<RuleOverridden> told(Ticket ticket, Moment moment) {
        return ticket.request().wish().skipBackup().stream()
                .map(why -> moment.facts().overridden(ticket, "backup", who(ticket, moment), why))
                .toList();
    }

    private static String who(Ticket ticket, Moment moment) {
        return ticket.request()
                .key()
                .flatMap(key ->
                        moment.known().flatMap(rules -> rules.person(key)).map(TrustedKey::name))
                .orElse("somebody who may deploy");
    }
}
