using System.Security.Cryptography;
using System.Text;
using CareBridge.Platform.Hosting;

namespace CareBridge.Platform.Exporting;

/// <summary>
/// Where an export is written: beside its target, under another name, until it is whole. Nobody but whoever runs the
/// command enters it.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private const int BufferBytes = 128 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly string _target;
    private readonly string _unfinished;
    private readonly FileStream _lock;

    private ExportFolder(string target, string unfinished, FileStream held) =>
        (_target, _unfinished, _lock) = (target, unfinished, held);

    /// <exception cref="UsageException">It is there already, or cannot be made, or another run writes it.</exception>
    public static ExportFolder Begin(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.Exists(target)) throw new UsageException($"{target} is there already.");
        var unfinished = $"{target}.unfinished-export";
        try
        {
            var held = Open($"{unfinished}.lock", FileMode.OpenOrCreate, FileOptions.DeleteOnClose);
            var folder = new ExportFolder(target, unfinished, held);
            // What a run left that was killed, and of which nobody can tell any more how far it got.
            folder.Discard();
            Create(unfinished);
            return folder;
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"{Path.GetDirectoryName(target)} is not there.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{target} cannot be written now: {exception.Message}");
        }
    }

    /// <returns>Null when there are no lines: then there is no file.</returns>
    public async Task<ExportedFile?> WriteLinesAsync(
        string service, string kind, IAsyncEnumerable<ReadOnlyMemory<byte>> lines, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var path = $"{service}/{kind}.ndjson";
        var (rows, bytes) = (0L, 0L);
        FileStream? file = null;
        try
        {
            await foreach (var line in lines.WithCancellation(cancellation))
            {
                file ??= Open(Within(path), FileMode.CreateNew);
                rows++;
                await AppendAsync(line);
                await AppendAsync(NewLine);
            }
            file?.Flush(flushToDisk: true);
        }
        finally
        {
            if (file is not null) await file.DisposeAsync();
        }
        return rows == 0
            ? null
            : new ExportedFile(path, kind, rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task AppendAsync(ReadOnlyMemory<byte> part)
        {
            hash.AppendData(part.Span);
            bytes += part.Length;
            await file!.WriteAsync(part, cancellation);
        }
    }

    public async Task WriteTextAsync(string name, string text, CancellationToken cancellation)
    {
        await using var file = Open(Within(name), FileMode.CreateNew);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>From here on it is there, and whole.</summary>
    public void Finish() => Directory.Move(_unfinished, _target);

    /// <summary>What is not finished goes.</summary>
    public void Dispose()
    {
        Discard();
        _lock.Dispose();
    }

    private void Discard()
    {
        if (Directory.Exists(_unfinished)) Directory.Delete(_unfinished, recursive: true);
    }

    private string Within(string path)
    {
        var full = Path.Combine(_unfinished, path);
        Create(Path.GetDirectoryName(full)!);
        return full;
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string path, FileMode mode, FileOptions options = FileOptions.None)
    {
        var wanted = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = options,
            BufferSize = BufferBytes,
        };
        if (!OperatingSystem.IsWindows()) wanted.UnixCreateMode = OwnerOnly;
        return new FileStream(path, wanted);
    }
}
