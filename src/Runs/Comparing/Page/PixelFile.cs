using System.Buffers.Binary;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>
/// The weights of a feature as a picture: an indexed bitmap of 8 bits a pixel, which every browser reads and no version of a compressor changes.
/// Blue below zero, white at zero, vermilion above (Okabe and Ito's colours), each scaled to the largest size of its feature.
/// </summary>
internal static class PixelFile
{
    private const int Header = 54;
    private const int Middle = 64;
    private const int Colors = 2 * Middle + 1;
    private static readonly (int Red, int Green, int Blue) Negative = (0x00, 0x72, 0xB2);
    private static readonly (int Red, int Green, int Blue) Positive = (0xD5, 0x5E, 0x00);

    /// <summary>The picture as a data URL.</summary>
    /// <param name="weights">Rows from the top, one channel after the other; channels stand side by side. What is not finite is white.</param>
    /// <param name="rows">Rows of an image, at least 1.</param>
    /// <param name="columns">Columns of an image, at least 1.</param>
    public static string DataUrl(float[] weights, int rows, int columns)
    {
        float largest = weights.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        int channels = Math.Max(1, (weights.Length + rows * columns - 1) / (rows * columns));
        int width = channels * columns;
        int stride = (width + 3) / 4 * 4;
        byte[] file = new byte[Header + 4 * Colors + stride * rows];
        WriteHeader(file, width, rows);
        file.AsSpan(Header + 4 * Colors).Fill(Middle);
        for (int i = 0; i < weights.Length; i++)
        {
            (int channel, int place) = Math.DivRem(i, rows * columns);
            // The lowest row comes first.
            int row = rows - 1 - place / columns;
            file[Header + 4 * Colors + row * stride + channel * columns + place % columns] = Index(weights[i], largest);
        }

        return $"data:image/bmp;base64,{Convert.ToBase64String(file)}";
    }

    private static byte Index(float weight, float largest) =>
        float.IsFinite(weight) && largest > 0 ? (byte)Math.Round(Middle + Middle * (double)weight / largest, MidpointRounding.AwayFromZero) : (byte)Middle;

    private static void WriteHeader(byte[] file, int width, int rows)
    {
        Span<byte> header = file;
        (header[0], header[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(header[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[10..], Header + 4 * Colors);
        BinaryPrimitives.WriteInt32LittleEndian(header[14..], 40);
        BinaryPrimitives.WriteInt32LittleEndian(header[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(header[22..], rows);
        BinaryPrimitives.WriteInt16LittleEndian(header[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[28..], 8);
        BinaryPrimitives.WriteInt32LittleEndian(header[46..], Colors);
        for (int i = 0; i < Colors; i++)
        {
            (int red, int green, int blue) = i < Middle ? Negative : Positive;
            int share = Math.Abs(i - Middle);
            (file[Header + 4 * i], file[Header + 4 * i + 1], file[Header + 4 * i + 2]) = (Channel(blue, share), Channel(green, share), Channel(red, share));
        }
    }

    private static byte Channel(int full, int share) => (byte)(255 + (full - 255) * share / Middle);
}
