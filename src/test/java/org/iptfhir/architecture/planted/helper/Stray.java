package org.iptfhir.architecture.planted.helper;

/** Breaks, on purpose: it lives in no room. */
class Stray {}
