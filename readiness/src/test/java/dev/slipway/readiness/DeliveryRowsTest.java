package dev.slipway.readiness;

import static dev.slipway.readiness.RowCase.fails;
import static dev.slipway.readiness.RowCase.passes;

import dev.slipway.release.keys.SigningKey;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rows CI-… say about small applications: the gap, its closing, and where neither is possible. */
class DeliveryRowsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void says_of_a_small_application_what_is_expected(RowCase each) {
        each.holds();
    }

    private static final String KEYS = """
            keys:
              - {name: anna, public-key: %s}
              - {name: ben, public-key: %s}
            """.formatted(
                    SigningKey.generate().verifyingKey(), SigningKey.generate().verifyingKey());

    private static Sample slipway() {
        return Sample.of("slipway.yaml", "application: shop\nservices: {web: {command: [serve], health: /health}}\n");
    }

    /** Anna deploys. */
    private static String targets(String approver, String andMay) {
        return KEYS + """
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                allow:
                  - {verbs: [deploy, %s], keys: [anna]}
                  - {verbs: [approve], keys: [%s]}
                policy: {approvals: [{needed: 1}]}
            """.formatted(andMay, approver);
    }

    static Stream<RowCase> cases() {
        return Stream.of(
                fails(
                        "CI-002",
                        "only says that it would test",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: echo \"TODO npm test\"\n")),
                fails(
                        "CI-002",
                        "is switched off",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    if: ${{ false }}\n    steps:\n      - run: npm test\n")),
                fails(
                        "CI-002",
                        "is switched off",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: npm test\n        if: false\n")),
                passes(
                        "CI-002",
                        ".github/workflows/ci.yml",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - if: false\n        run: npm publish\n      - run: echo tests; npm test\n")),
                fails("CI-003", "could not be approved", slipway().withTargets(targets("anna", "override-approval"))),
                passes("CI-003", "needs the approval of 1", slipway().withTargets(targets("ben", "cancel"))),
                fails(
                        "CI-001",
                        "names only",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "on: push\njobs:\n  a:\n    steps:\n      - name: build and test\n")),
                fails(
                        "CI-003",
                        "only an end is started by hand",
                        Sample.of(
                                ".gitlab-ci.yml",
                                "stop_review:\n  script: [./deploy.sh down]\n  when: manual\ndeploy:\n  script: [./deploy.sh]\n")),
                fails(
                        "CI-003",
                        "only a check is started by hand",
                        Sample.of(
                                ".gitlab-ci.yml",
                                "load:\n  script: [k6 run load.js]\n  when: manual\ndeploy:\n  script: [./deploy.sh]\n")),
                fails(
                        "CI-003",
                        "reviewers of updates",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: ./deploy.sh\n        with:\n          reviewers: somebody\n")),
                fails(
                        "CI-003",
                        "a package is no production",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    environment: pypi\n    steps:\n      - run: twine upload dist/*\n")),
                passes(
                        "CI-003",
                        "a step of Bitbucket",
                        Sample.of(
                                "bitbucket-pipelines.yml",
                                "pipelines:\n  default:\n    - step:\n        script: [npm test]\n    - step:\n        trigger: manual\n        script: [./deploy.sh]\n")),
                passes(
                        "CI-003",
                        "needs the approval of 2",
                        Sample.of(
                                "slipway.yaml",
                                "application: shop\nservices: {web: {command: [serve], health: /health}}\napprovals: [{needed: 2, environments: [production]}]\n")),
                fails("CI-001", "no pipeline", Sample.of("README.md", "An application.")),
                fails(
                        "CI-001",
                        "all commented out",
                        Sample.of(".github/workflows/ci.yml", "# jobs:\n#  a:\n#    steps:\n#      - run: npm test\n")),
                passes(
                        "CI-001",
                        ".github/workflows/ci.yml",
                        Sample.of(".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - run: npm test\n")),
                passes(
                        "CI-002",
                        ".github/workflows/ci.yml",
                        Sample.of(".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - run: npm test\n")),
                passes("CI-001", ".gitlab-ci.yml", Sample.of(".gitlab-ci.yml", "test:\n  script:\n    - pytest\n")),
                passes("CI-002", ".gitlab-ci.yml", Sample.of(".gitlab-ci.yml", "test:\n  script:\n    - pytest\n")),
                passes(
                        "CI-001",
                        "Jenkinsfile",
                        Sample.of("Jenkinsfile", "pipeline { stages { stage('t') { steps { sh 'mvn verify' } } } }")),
                passes(
                        "CI-002",
                        "Jenkinsfile",
                        Sample.of("Jenkinsfile", "pipeline { stages { stage('t') { steps { sh 'mvn verify' } } } }")),
                passes(
                        "CI-001",
                        "azure-pipelines.yml",
                        Sample.of("azure-pipelines.yml", "steps:\n  - script: dotnet test\n")),
                passes(
                        "CI-002",
                        "azure-pipelines.yml",
                        Sample.of("azure-pipelines.yml", "steps:\n  - script: dotnet test\n")),
                passes(
                        "CI-001",
                        ".circleci/config.yml",
                        Sample.of(".circleci/config.yml", "jobs:\n  a:\n    steps:\n      - run: go test ./...\n")),
                passes(
                        "CI-002",
                        ".circleci/config.yml",
                        Sample.of(".circleci/config.yml", "jobs:\n  a:\n    steps:\n      - run: go test ./...\n")),
                passes(
                        "CI-001",
                        "bitbucket-pipelines.yml",
                        Sample.of(
                                "bitbucket-pipelines.yml",
                                "pipelines:\n  default:\n    - step:\n        script:\n          - phpunit\n")),
                passes(
                        "CI-002",
                        "bitbucket-pipelines.yml",
                        Sample.of(
                                "bitbucket-pipelines.yml",
                                "pipelines:\n  default:\n    - step:\n        script:\n          - phpunit\n")),
                passes(
                        "CI-001",
                        ".drone.yml",
                        Sample.of(".drone.yml", "steps:\n  - name: t\n    commands:\n      - cargo test\n")),
                passes(
                        "CI-002",
                        ".drone.yml",
                        Sample.of(".drone.yml", "steps:\n  - name: t\n    commands:\n      - cargo test\n")),
                fails(
                        "CI-002",
                        "no tests in it",
                        Sample.of(".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - run: npm run build\n")),
                fails(
                        "CI-002",
                        "failures do not count",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: npm test || true\n")),
                fails(
                        "CI-002",
                        "failures are allowed",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: npm test\n        continue-on-error: true\n")),
                fails(
                        "CI-002",
                        "the tests are none",
                        Sample.of(".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - run: npm test\n")
                                .and(
                                        "package.json",
                                        "{\"scripts\": {\"test\": \"echo \\\"Error: no test specified\\\" && exit 1\"}}")),
                fails(
                        "CI-002",
                        "tests are skipped",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    steps:\n      - run: mvn package -DskipTests\n")),
                fails(
                        "CI-003",
                        "nobody is asked",
                        Sample.of(".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n      - run: ./deploy.sh\n")),
                fails(
                        "CI-003",
                        "only staging is protected",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    environment: staging\n    steps:\n      - run: ./deploy.sh\n")),
                passes(
                        "CI-003",
                        "a protected environment",
                        Sample.of(
                                ".github/workflows/ci.yml",
                                "jobs:\n  a:\n    environment:\n      name: production\n    steps:\n      - run: ./deploy.sh\n")),
                passes(
                        "CI-003",
                        "by hand in GitLab",
                        Sample.of(".gitlab-ci.yml", "d:\n  script: [./deploy.sh]\n  when: manual\n")),
                passes(
                        "CI-003",
                        "asked by Jenkins",
                        Sample.of("Jenkinsfile", "stage('ok') { steps { input message: 'Deploy?' } }")));
    }
}
