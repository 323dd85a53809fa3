using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Polly;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// The keys that a client publishes at its own address, as this instance last found them. They are fetched again when
/// they are no longer fresh, or when a key is asked for that is not among them; never without pause, and less and less
/// often while there are none to be had.
/// </summary>
internal sealed class PublishedKeys(Func<HttpClient> http, string url, TimeProvider time, ILogger logger)
{
    /// <summary>Between two calls, whatever is asked for; doubled with each call that brings no keys.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>When the client does not say.</summary>
    public static readonly TimeSpan UsualFreshness = TimeSpan.FromMinutes(5);

    /// <summary>How long, at most, a key that its owner has withdrawn is still taken for good.</summary>
    public static readonly TimeSpan MostFreshness = TimeSpan.FromMinutes(15);

    /// <summary>How long keys are good for while their server does not answer.</summary>
    public static readonly TimeSpan Survival = TimeSpan.FromHours(1);

    /// <summary>Enough for the longest pause.</summary>
    private const int MostDoublings = 10;

    private readonly Lock _gate = new();
    private JsonWebKeys? _keys;
    private DateTimeOffset _freshUntil;
    private DateTimeOffset _usableUntil;
    private DateTimeOffset _pauseUntil;
    private int _failures;
    private Task? _fetching;

    /// <summary>Null when there are none to be had.</summary>
    public async Task<JsonWebKeys?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (Fetching(keyId) is { } fetching) await fetching.WaitAsync(cancellation);
        lock (_gate) return time.GetUtcNow() < _usableUntil ? _keys : null;
    }

    /// <summary>The call to wait for; null when there is none.</summary>
    private Task? Fetching(string keyId)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now < _freshUntil && _keys?.Contain(keyId) == true) return null;
            if (_fetching is { IsCompleted: false }) return _fetching;
            // One call for everybody who waits; that somebody goes away does not make it another.
            if (now < _pauseUntil) return null;
            _pauseUntil = now + LeastPause;
            return _fetching = Task.Run(FetchAsync);
        }
    }

    private async Task FetchAsync()
    {
        try
        {
            using var answer = await http().GetAsync(url);
            if (answer.StatusCode != HttpStatusCode.OK)
                Fail($"{(int)answer.StatusCode}", withdrawn: !IsOutage(answer.StatusCode));
            else if (await ReadAsync(answer) is { } keys)
                Keep(keys, Freshness(answer));
            else
                Fail("no key set", withdrawn: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException
            or OperationCanceledException)
        {
            Fail(exception.GetType().Name, withdrawn: false);
        }
    }

    private static async Task<JsonWebKeys?> ReadAsync(HttpResponseMessage answer) =>
        JsonWebKeys.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));

    private void Keep(JsonWebKeys keys, TimeSpan freshness)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            (_keys, _failures) = (keys, 0);
            (_freshUntil, _usableUntil, _pauseUntil) = (now + freshness, now + Survival, now + LeastPause);
        }
    }

    /// <param name="withdrawn">The server works and says that there are none: those it had are gone.</param>
    private void Fail(string fault, bool withdrawn)
    {
        lock (_gate)
        {
            var pause = LeastPause * Math.Pow(2, Math.Min(_failures++, MostDoublings));
            _pauseUntil = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
            if (withdrawn) _keys = null;
        }
        logger.LogWarning("No keys were had from {Host}: {Fault}", new Uri(url).Host, fault);
    }

    private static TimeSpan Freshness(HttpResponseMessage answer)
    {
        var control = answer.Headers.CacheControl;
        if (control is { NoStore: true } or { NoCache: true }) return LeastPause;
        var freshness = control?.MaxAge is { } age ? age - (answer.Headers.Age ?? TimeSpan.Zero) : UsualFreshness;
        return freshness < LeastPause ? LeastPause : freshness > MostFreshness ? MostFreshness : freshness;
    }

    private static bool IsOutage(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
