package org.iptfhir;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that counts all that the shared server holds or does, so that nobody may use it meanwhile: neither the
 * classes that drive a browser ({@link InBrowser}) nor those with patients of their own ({@link OwnPatients}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("browser")
@ResourceLock("own patients")
public @interface CountsAll {}
