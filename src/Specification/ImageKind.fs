namespace ResearchPipeline.Specification

/// The size of an image. Its numbers lie channel after channel, in each row after row from the top, in each row from the left.
type ImageShape =
    {
        Rows: int
        Columns: int
        /// 1 for grey images, 2 for a pair of grey ones, 3 for red, green and blue.
        Channels: int
    }

    /// Numbers of an image: rows times columns times channels.
    member shape.Pixels = shape.Rows * shape.Columns * shape.Channels

    /// In words: "28 x 28 pixels"; with several channels "3 x 8 x 8 pixels".
    member shape.InWords =
        if shape.Channels = 1 then
            $"{shape.Rows} x {shape.Columns} pixels"
        else
            $"{shape.Channels} x {shape.Rows} x {shape.Columns} pixels"

    /// In which order its numbers lie, in words: "row after row"; with several channels "channel after channel, row after row".
    member shape.OrderInWords =
        if shape.Channels = 1 then
            "row after row"
        else
            "channel after channel, row after row"

/// What all images of a source have in common: how large they are, and how many classes there are for their labels, 0 ... Classes - 1.
type ImageKind =
    {
        Shape: ImageShape
        Classes: int
    }

    /// Numbers of an image.
    member kind.Pixels = kind.Shape.Pixels
