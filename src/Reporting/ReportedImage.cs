namespace ResearchPipeline.Reporting;

/// <summary>The size of an image: its numbers lie channel after channel, in each row after row.</summary>
/// <param name="Rows">Rows of a channel.</param>
/// <param name="Columns">Columns of a channel.</param>
/// <param name="Channels">1 for grey images, 3 for red, green and blue; any other number of channels is drawn side by side.</param>
public readonly record struct ReportedImage(int Rows, int Columns, int Channels)
{
    /// <summary>Numbers of an image.</summary>
    public int Pixels => Rows * Columns * Channels;
}
