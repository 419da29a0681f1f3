package dev.slipway.testing.real;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a real part to whoever asks for it; the first to ask starts it, and it ends with the last test of the run. */
public final class SharedParts implements ParameterResolver {

    private static final ExtensionContext.Namespace PARTS = ExtensionContext.Namespace.create(SharedParts.class);

    private static final Map<Class<?>, Supplier<AutoCloseable>> KNOWN =
            Map.of(DockerEngine.class, DockerEngine::start, ImageRegistry.class, ImageRegistry::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return KNOWN.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var type = parameter.getParameter().getType();
        var start = Optional.ofNullable(KNOWN.get(type)).orElseThrow();
        return test.getRoot().getStore(PARTS).computeIfAbsent(type, _ -> start.get(), AutoCloseable.class);
    }
}
