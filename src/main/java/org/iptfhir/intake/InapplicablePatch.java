package org.iptfhir.intake;

/** Says that a patch cannot be applied to the resource at hand. */
final class InapplicablePatch extends Exception {
    private static final long serialVersionUID = 1;

    private final transient PatchFault fault;

    InapplicablePatch(PatchFault fault) {
        super(fault.reason());
        this.fault = fault;
    }

    PatchFault fault() {
        return fault;
    }
}
