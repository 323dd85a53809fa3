using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace CareBridge.Platform.Keys;

/// <summary>
/// The key ring in the folder that all processes share. Data Protection reads it once a day; here a process sees
/// within <see cref="KeySettings.Notice"/> that a key has come, is to be used from now on, or is gone.
/// </summary>
internal sealed class SharedKeys(
    XmlKeyManager keys, IOptions<KeyManagementOptions> options, KeySettings settings, TimeProvider time) : IKeyManager
{
    /// <summary>Data Protection uses a key so long before its date, for clocks may differ.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Where keys are put that open nothing any more: hosts do not look there.</summary>
    private const string Retired = "retired";

    private readonly Lock _turn = new();
    private CancellationTokenSource _changed = new();
    private string? _files;
    private DateTimeOffset _readAt;
    private IReadOnlyList<DateTimeOffset> _begins = [];

    /// <summary>A key that every process knows of before the first one uses it.</summary>
    public IKey CreateShared()
    {
        var activation = time.GetUtcNow() + settings.Notice + Ahead;
        return CreateNewKey(activation, activation + options.Value.NewKeyLifetime);
    }

    /// <summary>Takes a key out of the ring; it stays on disk beside it.</summary>
    public void Retire(Guid id)
    {
        var aside = Path.Combine(settings.Folder, Retired);
        KeyFolder.Create(aside);
        var name = $"key-{id:D}.xml";
        var file = Path.Combine(settings.Folder, name);
        // Gone already where this was broken off, or where two do it.
        if (File.Exists(file)) File.Move(file, Path.Combine(aside, name), overwrite: true);
        Forget();
    }

    /// <summary>Has the ring read anew if it is not what it was when it was read.</summary>
    public void Look()
    {
        lock (_turn)
        {
            var now = time.GetUtcNow();
            if (_files == Listed() && !_begins.Any(begin => begin > _readAt && begin <= now)) return;
        }
        Forget();
    }

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate)
    {
        var key = keys.CreateNewKey(activationDate, expirationDate);
        Forget();
        return key;
    }

    public IReadOnlyCollection<IKey> GetAllKeys()
    {
        // What comes while they are read is seen by the next look.
        var (files, now) = (Listed(), time.GetUtcNow());
        var all = keys.GetAllKeys();
        lock (_turn) (_files, _readAt, _begins) = (files, now, [.. all.Select(key => key.ActivationDate - Ahead)]);
        return all;
    }

    public CancellationToken GetCacheExpirationToken()
    {
        lock (_turn) return _changed.Token;
    }

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null)
    {
        keys.RevokeAllKeys(revocationDate, reason);
        Forget();
    }

    public void RevokeKey(Guid keyId, string? reason = null)
    {
        keys.RevokeKey(keyId, reason);
        Forget();
    }

    private void Forget()
    {
        CancellationTokenSource changed;
        lock (_turn)
        {
            changed = _changed;
            _changed = new CancellationTokenSource();
            (_files, _begins) = (Listed(), [.. _begins.Where(begin => begin > time.GetUtcNow())]);
        }
        changed.Cancel();
    }

    private string Listed() => string.Join('|', new DirectoryInfo(settings.Folder).EnumerateFiles("*.xml")
        .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
}
