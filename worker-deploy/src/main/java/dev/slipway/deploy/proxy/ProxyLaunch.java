package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.OwnSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that starts a proxy from the very program that is running, be it unpacked or one executable jar. */
record ProxyLaunch(Path javaHome, String classPath) {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final List<String> SMALL = List.of(
            "-Xmx64m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Dvertx.logger-delegate-factory-class-name=io.vertx.core.logging.JULLogDelegateFactory",
            "--sun-misc-unsafe-memory-access=allow");

    static ProxyLaunch ofThisProgram() {
        return new ProxyLaunch(Path.of(System.getProperty("java.home")), System.getProperty("java.class.path"));
    }

    List<String> command(ListenAddress address, ProxyFolder folder) {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(SMALL);
        if (isExecutableJar()) {
            command.addAll(List.of("-Dloader.main=" + ProxyProcess.class.getName(), "-cp", absolute(), LAUNCHER));
        } else {
            command.addAll(List.of("-cp", absolute(), ProxyProcess.class.getName()));
        }
        command.addAll(List.of(address.toString(), folder.path().toString()));
        return OwnSession.around(command);
    }

    private boolean isExecutableJar() {
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            return false;
        }
        try (var jar = new JarFile(classPath)) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Start-Class") != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private String absolute() {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
