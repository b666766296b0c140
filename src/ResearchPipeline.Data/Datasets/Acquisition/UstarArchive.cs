using System.Text;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>
/// Takes one regular file out of a POSIX ustar archive (IEEE Std 1003.1, pax). System.Formats.Tar reserves whatever the header of a long
/// name claims, two gigabytes for an archive of two kilobytes; here nothing is reserved that has not arrived, links are never followed,
/// and no name becomes a path.
/// </summary>
internal static class UstarArchive
{
    private const int Block = 512;
    private const long MostUnpacked = 1L << 28;
    private const byte RegularFile = (byte)'0';

    /// <summary>The content of the first regular file of this name and size, or null when there is none.</summary>
    /// <exception cref="DataException">The archive is malformed or ends too early.</exception>
    public static MemoryStream? Find(Stream archive, string name, long bytes)
    {
        byte[] header = new byte[Block];
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        while (archive.ReadAtLeast(header, Block, throwOnEndOfStream: false) == Block && header.AsSpan().ContainsAnyExcept((byte)0))
        {
            RequireChecksum(header);
            long size = Octal(header.AsSpan(124, 12));
            unpacked += Block + size;
            if (unpacked > MostUnpacked)
            {
                throw new DataException($"the archive claims to unpack to more than {MostUnpacked} bytes");
            }

            if (header[156] is RegularFile or 0 && size == bytes && NameOf(header) == name)
            {
                MemoryStream content = new();
                Read(archive, size, content, buffer);
                content.Position = 0;
                return content;
            }

            Read(archive, size + (Block - size % Block) % Block, null, buffer);
        }

        return null;
    }

    private static void Read(Stream archive, long bytes, MemoryStream? target, byte[] buffer)
    {
        for (long left = bytes; left > 0;)
        {
            int read = archive.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
            {
                throw new DataException($"the archive ends {left} bytes before the end of an entry of {bytes}");
            }

            target?.Write(buffer, 0, read);
            left -= read;
        }
    }

    // The sum of all bytes, those of the checksum itself taken as blanks.
    private static void RequireChecksum(ReadOnlySpan<byte> header)
    {
        long sum = 8 * ' ';
        for (int i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : header[i];
        }

        if (Octal(header.Slice(148, 8)) != sum)
        {
            throw new DataException("the header of an archive entry has a wrong checksum");
        }
    }

    private static string NameOf(ReadOnlySpan<byte> header)
    {
        string prefix = Text(header.Slice(345, 155));
        string name = Text(header[..100]);
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private static long Octal(ReadOnlySpan<byte> field)
    {
        string digits = Text(field).Trim(' ');
        return digits.Length is > 0 and <= 12 && digits.All(digit => digit is >= '0' and <= '7')
            ? digits.Aggregate(0L, (value, digit) => value * 8 + (digit - '0'))
            : throw new DataException("the header of an archive entry has no number where one should be");
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }
}
