package dev.slipway.release.checks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How much somebody wants checks to count; a check that is not named counts as it usually does. */
public record CheckWeights(Map<WeighedCheck, Weight> said) {

    public static final CheckWeights USUAL = new CheckWeights(Map.of());

    public CheckWeights {
        said = Map.copyOf(said);
    }

    public Weight of(WeighedCheck check) {
        return said.getOrDefault(check, check.usual());
    }

    /** These words, and the general ones where these are silent. */
    public CheckWeights over(CheckWeights general) {
        var both = new EnumMap<WeighedCheck, Weight>(WeighedCheck.class);
        both.putAll(general.said);
        both.putAll(said);
        return new CheckWeights(both);
    }

    /** An operator's weights with an application's own on top: of each the stricter one. */
    public CheckWeights tightenedBy(CheckWeights wish) {
        var stricter = new EnumMap<WeighedCheck, Weight>(WeighedCheck.class);
        stricter.putAll(said);
        wish.said.forEach((check, weight) -> {
            if (weight.compareTo(of(check)) > 0) {
                stricter.put(check, weight);
            }
        });
        return new CheckWeights(stricter);
    }

    /** Each wish that is laxer than these weights, and so does not hold. */
    public List<String> laxer(CheckWeights wish) {
        return wish.said.entrySet().stream()
                .filter(each -> each.getValue().compareTo(of(each.getKey())) < 0)
                .sorted(Map.Entry.comparingByKey())
                .map(each -> "`checks." + each.getKey().id() + "` is `" + each.getValue()
                        + "` in slipway.yaml and stays `" + of(each.getKey()) + "` by the operator's rules")
                .toList();
    }
}
