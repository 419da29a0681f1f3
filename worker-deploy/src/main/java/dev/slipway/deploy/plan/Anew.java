package dev.slipway.deploy.plan;

/** The old release ends first, for an application of which no two releases can run at a time. */
final class Anew {

    private Anew() {}

    static void write(Scene scene, Script script) {
        script.close();
        scene.before().orElseThrow().instances().reversed().forEach(script::stop);
        Beside.allAtOnce(scene, script);
    }
}
