package org.iptfhir.drawing;

/** How wide a drawing is, in CSS pixels, and what it leaves around the scores. */
public enum Frame {
    /** For a desk, a printed page, or a document. */
    WIDE(920, 320, 44, 190, 13),
    /** For a phone. */
    NARROW(358, 270, 28, 92, 12);

    private final int width;
    private final int height;
    private final int left;
    private final int right;
    private final int letter;

    Frame(int width, int height, int left, int right, int letter) {
        this.width = width;
        this.height = height;
        this.left = left;
        this.right = right;
        this.letter = letter;
    }

    /** Of the whole drawing. */
    int width() {
        return width;
    }

    /** Of the part that has the scores. */
    int height() {
        return height;
    }

    /** Room for the numbers at the left. */
    int left() {
        return left;
    }

    /** Room for the names of the bands at the right. */
    int right() {
        return right;
    }

    /** Height of a letter. */
    int letter() {
        return letter;
    }

    /** How wide a text is, about; no less than in most fonts. */
    double widthOf(String text) {
        return text.length() * letter * 0.58;
    }
}
