package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-09: what a content delivery network keeps is renewed with a release. */
final class ContentDelivery implements Question {

    private static final Pattern PURGE =
            Pattern.compile("(?i)purge_cache|create-invalidation|cdn.*purge|purge.*cdn|fastly.*purge"
                    + "|purge.*(fastly|cloudflare|bunny|akamai)|invalidate-cdn-cache|cloudflare-purge"
                    + "|bunnycdn|invalidate-cloudfront");
    private static final Pattern HOSTED =
            Pattern.compile("(^|/)(vercel\\.json|netlify\\.toml|_headers|wrangler\\.toml|firebase\\.json"
                    + "|staticwebapp\\.config\\.json)$");
    private static final Pattern FRONT_END =
            Pattern.compile("(?i)\"(react-dom|vue|@angular/core|svelte|next|nuxt|preact|astro|gatsby)\"\\s*:");

    @Override
    public Answer ask(Inspection application) {
        var frontEnd =
                application.files().path(Pattern.compile("(^|/)index\\.html$")).isPresent()
                        || application.manifests().has(FRONT_END);
        if (!frontEnd) {
            return Answer.notApplicable("there is no front end that a content delivery network could keep");
        }
        var purge = application.automation().first(PURGE);
        if (purge.isPresent()) {
            return Answer.pass(purge.get() + " renews what is kept");
        }
        return application
                .files()
                .path(HOSTED)
                .map(path -> Answer.pass(path + " is for a host that renews what it keeps by itself"))
                .orElseGet(() -> Answer.fail(
                        "it has a front end, and nothing empties a cache after a release",
                        "deliver the front end through a content delivery network and purge it after traffic "
                                + "has moved"));
    }
}
