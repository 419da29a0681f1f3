package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.Locale;
import java.util.regex.Pattern;

/** AU-08: a region can go away, and a release reaches one region after the other. */
final class SeveralRegions implements Question {

    private static final Pattern REGION =
            Pattern.compile("\\b(us|eu|ap|sa|ca|me|af)-(north|south|east|west|central|northeast|southeast"
                    + "|northwest|southwest)(-?\\d)\\b|\\b(westeurope|northeurope|eastus2?|westus2?)\\b"
                    + "|\\b(europe|asia|australia|us)-(north|south|east|west|central|northeast"
                    + "|southeast)\\d\\b|\\bproduction-(eu|us|ap|asia)\\b");
    private static final Pattern LISTED =
            Pattern.compile("(?i)\\bregions?\\b\\s*[:=]\\s*\\[\\s*[\"']?[\\w-]+[\"']?\\s*,"
                    + "|topologyKey:\\s*topology\\.kubernetes\\.io/region"
                    + "|additional_locations|replica_regions");

    @Override
    public Answer ask(Inspection application) {
        var productions = application.slipway().targets().stream()
                .map(rules -> rules.target().environment().value())
                .filter(name -> name.startsWith("production") || name.startsWith("prod"))
                .toList();
        if (productions.size() > 1) {
            return Answer.pass("targets.yaml has " + String.join(", ", productions));
        }
        var places = application.automation().and(application.configuration());
        var listed = places.first(LISTED);
        if (listed.isPresent()) {
            return Answer.pass(listed.get() + " names several regions");
        }
        var regions = places.matching(REGION).all().stream()
                .flatMap(line -> REGION.matcher(line.text()).results())
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return regions.size() > 1
                ? Answer.pass("it goes to " + String.join(", ", regions))
                : Answer.fail(
                        regions.isEmpty()
                                ? "nothing names a region; it lives in one place"
                                : "it lives in " + regions.getFirst() + " only",
                        "add a target in another region, and deploy to one after the other");
    }
}
