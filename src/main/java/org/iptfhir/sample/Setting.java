package org.iptfhir.sample;

/** Whose life a story can be. */
enum Setting {
    ADULT,
    OLDER,
    ADOLESCENT,
    PERINATAL,
    GROUP,
    COUPLE,
    BIPOLAR
}
