using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>An import's parts as the one file that they are, read one at a time.</summary>
internal sealed class PartStream(Func<int, CancellationToken, Task<byte[]?>> read) : Stream
{
    private byte[] _part = [];
    private int _number;
    private int _offset;
    private long _position;

    public static PartStream Of(ImportJob job, DirectoryDbContext store) => new(
        async (number, cancellation) => number > job.Parts
            ? null
            : (await store.ImportParts.AsNoTracking().SingleOrDefaultAsync(
                part => part.ImportId == job.Id && part.Number == number, cancellation))?.Content);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_offset == _part.Length)
        {
            if (await read(_number + 1, cancellationToken) is not { } next) return 0;
            (_part, _offset) = (next, 0);
            _number++;
        }
        var count = Math.Min(buffer.Length, _part.Length - _offset);
        _part.AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
