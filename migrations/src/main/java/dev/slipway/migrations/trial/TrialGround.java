package dev.slipway.migrations.trial;

import java.util.List;

/** What the real database has from elsewhere and the migrations count on: extensions that only a superuser may create, and roles. */
public record TrialGround(List<String> extensions, List<String> roles) {

    public TrialGround {
        extensions = List.copyOf(extensions);
        roles = List.copyOf(roles);
    }

    public static TrialGround bare() {
        return new TrialGround(List.of(), List.of());
    }
}
