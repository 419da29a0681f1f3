package dev.slipway.release.evidence.policy;

import dev.slipway.release.evidence.report.Subject;
import dev.slipway.release.evidence.report.Vulnerabilities;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Keeps a scan of one image from standing in for another: each image needs a report that names its digest. */
record ScannedImages(ReleaseImages images) {

    /** The reports that are about the release. */
    List<Submitted<Vulnerabilities>> choose(List<Submitted<Vulnerabilities>> reports, Hearing hearing) {
        if (reports.isEmpty()) {
            hearing.against(
                    "no vulnerability report came with the request",
                    "scan each image of the release and hand in the report");
            return reports;
        }
        images.unpinned()
                .forEach(sentence -> hearing.against(
                        sentence + ", so no report can be about it",
                        "build and push it, write it as name@sha256:… and scan it by this digest"));
        if (images.isEmpty()) {
            hearing.fact("the release has no images, so the reports stand for the whole of it");
            return reports;
        }
        new TreeSet<>(images.digests()).forEach(image -> demand(image, reports, hearing));
        reports.stream()
                .filter(report -> !isOurs(report))
                .forEach(report -> hearing.fact(
                        "the scan of " + subject(report) + " is about no image of this release and was left out"));
        return reports.stream().filter(this::isOurs).toList();
    }

    private static void demand(String image, List<Submitted<Vulnerabilities>> reports, Hearing hearing) {
        if (reports.stream().noneMatch(report -> subject(report).digests().contains(image))) {
            hearing.against(
                    "none of the " + reports.size() + " reports is about the image " + image,
                    "push the image first and scan it by this digest, so that the report names it");
        }
    }

    private boolean isOurs(Submitted<Vulnerabilities> report) {
        return !Collections.disjoint(subject(report).digests(), images.digests());
    }

    private static Subject subject(Submitted<Vulnerabilities> report) {
        return report.report().subject();
    }
}
