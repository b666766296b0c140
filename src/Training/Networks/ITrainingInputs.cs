namespace ResearchPipeline.Training.Networks;

/// <summary>What a network is shown of the training images: their pixels, or their codes.</summary>
internal interface ITrainingInputs
{
    /// <summary>Number of images.</summary>
    int Images { get; }

    /// <summary>Numbers of an input.</summary>
    int Width { get; }

    /// <summary>Copies the input of an image (0, 1, …).</summary>
    void Copy(int image, Span<float> target);

    /// <summary>The input of an image where it lies, or in the room, which is as wide, if it lies nowhere.</summary>
    ReadOnlySpan<float> Of(int image, Span<float> room)
    {
        Copy(image, room);
        return room;
    }
}
