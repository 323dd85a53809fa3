using System.Buffers;

namespace Hl7.Fhir.Serialization;

/// <summary>A growing buffer whose memory is lent, and wiped when it goes back: it may be about a person.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Dispose() => Return(_bytes);

    private void Grow(int sizeHint)
    {
        if (_bytes.Length - _length >= Math.Max(sizeHint, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + sizeHint));
        Written.CopyTo(larger);
        Return(_bytes);
        _bytes = larger;
    }

    private void Return(byte[] bytes)
    {
        bytes.AsSpan(0, Math.Min(_length, bytes.Length)).Clear();
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
