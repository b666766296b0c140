namespace ResearchPipeline.Reporting.Images;

/// <summary>An RGB image, row after row.</summary>
internal sealed class Picture(int width, int height)
{
    public int Width => width;

    public int Height => height;

    public byte[] Rgb { get; } = new byte[3 * width * height];

    /// <summary>Whether every pixel has the same value in all three channels.</summary>
    public bool IsGray => Rgb.Chunk(3).All(pixel => pixel[0] == pixel[1] && pixel[1] == pixel[2]);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int columns, int rows, Color color)
    {
        for (int y = top; y < top + rows; y++)
        {
            for (int x = left; x < left + columns; x++)
            {
                int at = 3 * (y * width + x);
                Rgb[at] = color.Red;
                Rgb[at + 1] = color.Green;
                Rgb[at + 2] = color.Blue;
            }
        }
    }
}
