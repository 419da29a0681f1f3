package dev.slipway.parts.registry;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.secrets.Secrets;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells a registry who asks, in the way it wants to be told: with the password, or with a token that another gives for it. */
record RegistryAccess(Registry registry, Secrets secrets, RegistryLine line) {

    private static final JsonMapper JSON = JsonMapper.shared();

    String answerTo(HttpResponse<?> refusal, ImageName image) throws Unreachable {
        var challenges = Challenge.in(refusal.headers());
        var token = challenges.stream().filter(each -> each.isFor("bearer")).findFirst();
        if (token.isPresent()) {
            return "Bearer " + token(token.get(), image);
        }
        if (challenges.stream().noneMatch(each -> each.isFor("basic"))
                || registry.login().isEmpty()) {
            throw RegistryTrouble.refused(registry, image, refusal.statusCode());
        }
        return basic().orElseThrow();
    }

    private Optional<String> basic() {
        return registry.login().map(login -> {
            var both = login.user() + ":" + secrets.resolve(login.password());
            return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        });
    }

    private String token(Challenge challenge, ImageName image) throws Unreachable {
        var request = HttpRequest.newBuilder(realm(challenge, image));
        basic().ifPresent(password -> request.header("Authorization", password));
        var answer = line.send(registry, request.build());
        if (answer.statusCode() != 200) {
            throw RegistryTrouble.refused(registry, image, answer.statusCode());
        }
        try {
            var body = JSON.readTree(answer.body());
            var token = body.path("token").asString(body.path("access_token").asString(""));
            if (!token.isEmpty() && token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
                return token;
            }
        } catch (JacksonException noJson) {
            throw noToken(noJson);
        }
        throw noToken(null);
    }

    private URI realm(Challenge challenge, ImageName image) throws Unreachable {
        var parameters = new ArrayList<String>();
        challenge.parameter("service").ifPresent(service -> parameters.add("service=" + encoded(service)));
        parameters.add("scope=" + encoded("repository:" + image.repository() + ":pull"));
        var written = challenge.parameter("realm").orElse("");
        try {
            var realm = URI.create(written + (written.contains("?") ? "&" : "?") + String.join("&", parameters));
            var scheme = String.valueOf(realm.getScheme());
            if (realm.getHost() != null && (scheme.equals("https") || scheme.equals("http") && registry.plainHttp())) {
                return realm;
            }
        } catch (IllegalArgumentException malformed) {
            throw elsewhere(written, malformed);
        }
        throw elsewhere(written, null);
    }

    private Unreachable elsewhere(String realm, @Nullable Exception cause) {
        var what = RegistryTrouble.name(registry) + " sends whoever asks to `" + realm + "` for a token";
        var fix = "a password goes only over https, unless `plain-http` is allowed for the registry in targets.yaml;"
                + " correct the registry's own settings";
        return new Unreachable(what, fix, cause);
    }

    private Unreachable noToken(@Nullable Exception cause) {
        var what = RegistryTrouble.name(registry) + " sent us for a token, and there was none in the answer";
        var fix = "look into the log of the service that gives tokens";
        return new Unreachable(what, fix, cause);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
