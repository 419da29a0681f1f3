package dev.slipway.readiness.inspection;

import java.util.regex.Pattern;

/** Recognises the files that containers are made by. */
final class ContainerFiles {

    private static final Pattern DOCKERFILE =
            Pattern.compile("(?i)(^|/)((dockerfile|containerfile)([.-][\\w.-]+)?|[\\w.-]+\\.dockerfile)$");
    private static final Pattern IGNORE = Pattern.compile("(?i)\\.dockerignore$");
    private static final Pattern COMPOSE = Pattern.compile("(?i)(^|/)(docker-)?compose([.-][\\w.-]+)?\\.ya?ml$|(^"
            + "|/)[\\w.-]*docker-compose[\\w.-]*\\.ya?ml$|(^" + "|/)(docker-)?stack([.-][\\w-]+)?\\.ya?ml$");

    private ContainerFiles() {}

    static boolean isDockerfile(String path) {
        return DOCKERFILE.matcher(path).find() && !IGNORE.matcher(path).find() && !path.endsWith(".md");
    }

    static boolean isCompose(SourceFile file) {
        return COMPOSE.matcher(file.path()).find()
                && !SourceKinds.isTest(file.path())
                && file.code().has(Pattern.compile("^\\s*[\"']?services[\"']?\\s*:"));
    }

    static boolean isKubernetes(SourceFile file) {
        return file.name().matches(".*\\.(ya?ml|tpl)")
                && file.code().has(Pattern.compile("^[ -]*apiVersion:"))
                && file.code()
                        .has(Pattern.compile("^ *kind: *(Deployment|StatefulSet|DaemonSet|Service|Ingress|CronJob|Job"
                                + "|HorizontalPodAutoscaler|Pod|Kustomization|HelmRelease|Application|ConfigMap|Secret"
                                + "|Rollout)\\b"));
    }
}
