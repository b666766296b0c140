using System.Security.Cryptography;

namespace ResearchPipeline.Files;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class Sha256
{
    /// <summary>Of bytes.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the content of a regular file.</summary>
    /// <exception cref="DataException">There is no such file.</exception>
    public static string OfFile(string path) => OfFile(path, long.MaxValue);

    /// <summary>Of the content of a regular file of at most <paramref name="mostBytes"/> bytes.</summary>
    /// <exception cref="DataException">There is no such file.</exception>
    public static string OfFile(string path, long mostBytes)
    {
        using FileStream stream = RegularFile.OpenRead(path, mostBytes);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
