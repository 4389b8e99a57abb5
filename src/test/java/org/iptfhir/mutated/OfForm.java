package org.iptfhir.mutated;

import java.util.Random;

/** Changes a field of a body that is a form. */
final class OfForm implements Mutation {
    @Override
    public RawRequest of(RawRequest request, Random chance) {
        return request.withBody(OfAddress.query(request.text(), chance));
    }
}
