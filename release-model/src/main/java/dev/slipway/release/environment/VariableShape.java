package dev.slipway.release.environment;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Slug;
import dev.slipway.release.environment.Variable.About;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the declaration of one variable in slipway.yaml looks like. */
public final class VariableShape {

    private static final int LONGEST_DESCRIPTION = 500;

    private VariableShape() {}

    /** `siblings` are the names of all variables of the service, for rules that look at another one. */
    public static Shape<Variable> among(Set<String> siblings) {
        return record(fields -> {
            var type = fields.optional("type", oneOf(VariableType.class));
            var terms = new TermsShape(type.get().orElse(VariableType.STRING), siblings);
            var usually =
                    terms.read(fields, type.get().orElse(VariableType.STRING).usualLimits(), true);
            var about = about(fields, terms, usually.limits());
            var elsewhere = fields.optional(
                    "environments", mapOf(text().as(Slug::new), _ -> terms.differingFrom(usually)), Map.of());
            return () -> new Variable(terms.type(), about.get(), usually.terms(), elsewhere.get());
        });
    }

    private static Supplier<About> about(Fields fields, TermsShape terms, Limits limits) {
        var description = fields.optional(
                "description",
                text().where(
                                written -> written.length() <= LONGEST_DESCRIPTION,
                                "must have at most " + LONGEST_DESCRIPTION + " characters"));
        var example = fields.optional("example", terms.value("example", limits));
        return () -> new About(description.get(), example.get());
    }
}
