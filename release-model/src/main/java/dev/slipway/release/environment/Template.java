package dev.slipway.release.environment;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A file of variables to copy and fill in, made of what the services declare; it has no secret in it. */
public record Template(Optional<Slug> environment, String text) {

    private static final String EXAMPLE = "example";

    /** For one environment, or for whoever runs the application elsewhere. */
    public static Template of(Application application, Optional<Slug> environment) {
        var text = new StringBuilder("# Variables of ")
                .append(application.name())
                .append(environment.map(name -> " in " + name).orElse(""))
                .append(". Copy this file, fill it in, and keep the copy out of Git.\n");
        var written = new HashSet<String>();
        for (var service : application.services()) {
            section(service, environment, written, text);
        }
        return new Template(environment, TemplateSeal.on(text.toString()));
    }

    /** The environments that the declarations make a difference for. */
    public static Set<Slug> environments(Application application) {
        var named = new TreeSet<Slug>();
        application
                .services()
                .forEach(service -> named.addAll(service.variables().environments()));
        return named;
    }

    /** Where nothing is declared there is nothing to fill in. */
    public static boolean isPointless(Application application) {
        return application.services().stream()
                .allMatch(service -> service.variables().isEmpty());
    }

    public String fileName() {
        return ".env." + environment.map(Slug::value).orElse(EXAMPLE);
    }

    /** Whether a file is a template as it was once made, so that nothing is lost when it is made again. */
    public static boolean isUntouched(String content) {
        return TemplateSeal.holdsFor(content);
    }

    private static void section(Service service, Optional<Slug> environment, Set<String> written, StringBuilder text) {
        if (service.variables().isEmpty()) {
            return;
        }
        text.append("\n# ---- ").append(service.name()).append(" ----\n");
        service.variables().variables().forEach((name, variable) -> {
            var entry = new TemplateEntry(name, variable, variable.in(environment));
            text.append('\n').append(written.add(name) ? entry.text() : entry.again());
        });
    }
}
