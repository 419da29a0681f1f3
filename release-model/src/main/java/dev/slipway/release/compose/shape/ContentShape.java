package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.text;

import dev.slipway.release.compose.model.Config;
import dev.slipway.release.compose.model.Content;
import dev.slipway.release.compose.model.Secret;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What secrets and configs of a project look like. */
final class ContentShape {

    private ContentShape() {}

    static Shape<Secret> secret(ResourceNames names) {
        return value -> keys(fields -> {
                    var name = fields.optional("name", text());
                    var driver = fields.optional("driver", text());
                    var options = fields.optional("driver_opts", options(), Map.of());
                    var external = fields.optional("external", flag(), false);
                    var content = content(fields, external, driver, options, Optional::empty);
                    var labels = fields.optional("labels", options(), Map.of());
                    return () -> new Secret(
                            names.own(name.get(), external.get()), content.get(), labels.get(), value.place());
                })
                .read(value);
    }

    static Shape<Config> config(ResourceNames names) {
        return value -> keys(fields -> {
                    var name = fields.optional("name", text());
                    var inline = fields.optional("content", text());
                    var external = fields.optional("external", flag(), false);
                    var content = content(fields, external, Optional::empty, Map::of, inline);
                    var labels = fields.optional("labels", options(), Map.of());
                    return () -> new Config(
                            names.own(name.get(), external.get()), content.get(), labels.get(), value.place());
                })
                .read(value);
    }

    private static Supplier<Content> content(
            Fields fields,
            Supplier<Boolean> external,
            Supplier<Optional<String>> driver,
            Supplier<Map<String, String>> options,
            Supplier<Optional<String>> inline) {
        var file = fields.optional("file", text());
        var variable = fields.optional("environment", text());
        var _ = fields.optional("template_driver", text());
        return () -> {
            var sources = Stream.<Optional<? extends Content>>of(
                            file.get().map(Content.InFile::new),
                            variable.get().map(Content.InVariable::new),
                            inline.get().map(Content.Inline::new))
                    .flatMap(Optional::stream)
                    .toList();
            if (sources.size() > 1) {
                throw new IllegalArgumentException("`file`, `environment` and `content` exclude each other; keep one");
            }
            if (external.get()) {
                return new Content.External();
            }
            if (sources.isEmpty() && driver.get().isEmpty()) {
                throw new IllegalArgumentException(
                        "it says nothing about where its content is; give it a `file`, an `environment` variable, or"
                                + " `external: true`");
            }
            return sources.isEmpty() ? new Content.FromDriver(driver.get(), options.get()) : sources.getFirst();
        };
    }
}
