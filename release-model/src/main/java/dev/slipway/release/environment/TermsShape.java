package dev.slipway.release.environment;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.textOrBlank;
import static dev.slipway.release.yaml.Structures.mapOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What slipway.yaml may ask of a variable, usually and again for a single environment. */
record TermsShape(VariableType type, Set<String> siblings) {

    /** Read so far: the limits at once, as others are compared with them; the rest when nothing is wrong. */
    record Reading(Limits limits, Supplier<Need> need) {

        Terms terms() {
            limits.refuseContradictions();
            return new Terms(need.get(), limits);
        }
    }

    Reading read(Fields fields, Limits usual, boolean whole) {
        var limits = new LimitsShape(type).read(fields, whole).orElse(usual);
        return new Reading(limits, need(fields, limits));
    }

    /** Only what differs is written; the rest stays as it usually is. */
    Shape<Terms> differingFrom(Reading usually) {
        return record(fields -> {
            var differing = read(fields, usually.limits(), false);
            return () -> {
                var terms = differing.terms();
                return new Terms(terms.need().orElse(usually.need().get()), terms.limits());
            };
        });
    }

    /** A value that stands in slipway.yaml, where everybody can read it. */
    Shape<String> value(String key, Limits limits) {
        return value -> textOrBlank().read(value).filter(written -> {
            var wrong = type == VariableType.SECRET
                    ? Optional.of("is that of a secret, which has no business here; remove `" + key + "`")
                    : written.contains("${")
                            ? Optional.of("must be plain; put what refers to something else under `environment`")
                            : complaint(written, limits);
            wrong.ifPresent(value::problem);
            return wrong.isEmpty();
        });
    }

    private Optional<String> complaint(String written, Limits limits) {
        return type.complaint(written)
                .or(() -> limits.complaint(type, written))
                .map(complaint -> complaint + ", it is `" + written + "`");
    }

    private Supplier<Need> need(Fields fields, Limits limits) {
        var always = fields.optional("required", oneOf(List.of("true", "false")).as(Boolean::valueOf));
        var when = fields.optional("required-when", mapOf(oneOf(siblings), _ -> textOrBlank()), Map.of());
        var otherwise = fields.optional("default", value("default", limits));
        return () -> new Need(always.get(), when.get(), otherwise.get());
    }
}
