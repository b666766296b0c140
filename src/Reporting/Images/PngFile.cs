using System.Buffers.Binary;
using System.Text;

namespace ResearchPipeline.Reporting.Images;

/// <summary>
/// 8-bit images as PNG, in one channel where all are gray, with stored (uncompressed) blocks: a compressor's output depends on its version and on the
/// processor, stored blocks never do. (PNG, ISO/IEC 15948; zlib, RFC 1950; stored blocks, RFC 1951 section 3.2.4.)
/// </summary>
internal static class PngFile
{
    private const int LargestStoredBlock = 65_535;
    private const byte GrayColors = 0;
    private const byte RgbColors = 2;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes of a PNG file.</summary>
    public static byte[] Encode(Picture picture)
    {
        bool gray = picture.IsGray;
        using MemoryStream stream = new();
        stream.Write(Signature);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8; // bits a channel
        header[9] = gray ? GrayColors : RgbColors;
        WriteChunk(stream, "IHDR", header);
        WriteChunk(stream, "IDAT", Store(Scanlines(picture.Height, gray ? [.. picture.Rgb.Where((_, at) => at % 3 == 0)] : picture.Rgb)));
        WriteChunk(stream, "IEND", []);
        return stream.ToArray();
    }

    /// <summary>The image as a data URL, to be embedded in SVG.</summary>
    public static string ToDataUrl(Picture picture) => "data:image/png;base64," + Convert.ToBase64String(Encode(picture));

    // Each row is preceded by its filter type: none.
    private static byte[] Scanlines(int height, byte[] channels)
    {
        int stride = channels.Length / height;
        byte[] lines = new byte[(stride + 1) * height];
        for (int y = 0; y < height; y++)
        {
            channels.AsSpan(y * stride, stride).CopyTo(lines.AsSpan(y * (stride + 1) + 1));
        }

        return lines;
    }

    private static byte[] Store(byte[] data)
    {
        using MemoryStream stream = new();
        stream.Write([0x78, 0x01]);
        for (int start = 0; start < data.Length; start += LargestStoredBlock)
        {
            int length = Math.Min(LargestStoredBlock, data.Length - start);
            byte[] block = new byte[5];
            block[0] = (byte)(start + length == data.Length ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)length);
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(3), (ushort)~length);
            stream.Write(block);
            stream.Write(data, start, length);
        }

        byte[] checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(data));
        stream.Write(checksum);
        return stream.ToArray();
    }

    private static void WriteChunk(MemoryStream stream, string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(typed));
        stream.Write(number);
    }

    private static uint Adler32(byte[] data)
    {
        (uint a, uint b) = (1, 0);
        foreach (byte value in data)
        {
            a = (a + value) % 65_521;
            b = (b + a) % 65_521;
        }

        return (b << 16) | a;
    }

    private static uint Crc32(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
