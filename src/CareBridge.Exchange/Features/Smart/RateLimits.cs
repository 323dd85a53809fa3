using System.Net;
using System.Threading.RateLimiting;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// How much one client may ask of one instance: on average, and at once after it has been quiet. A rate of 0 is none.
/// Whoever is not signed in is not counted: an address may be a whole clinic's.
/// </summary>
internal sealed class RateLimits : IRateLimiterPolicy<Guid>, IDisposable
{
    public const string Clients = "exchange-clients";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly int _mostRequests;
    private readonly PartitionedRateLimiter<Guid> _requests;
    private readonly PartitionedRateLimiter<(Guid Client, IPAddress? Address)> _tokens;

    public RateLimits(IConfiguration configuration)
    {
        var section = configuration.GetSection("Exchange:RateLimit");
        var requests = Bucket(
            section.GetValue("RequestsPerSecond", 200), section.GetValue("RequestsAtOnce", 2000), Tick);
        _mostRequests = requests?.TokenLimit ?? int.MaxValue;
        _requests = PartitionedRateLimiter.Create<Guid, Guid>(client => Partition(client, requests));
        var tokens = Bucket(
            section.GetValue("TokensPerMinute", 60), section.GetValue("TokensAtOnce", 60), TimeSpan.FromMinutes(1));
        _tokens = PartitionedRateLimiter.Create<(Guid Client, IPAddress? Address), (Guid, IPAddress?)>(
            asker => Partition(asker, tokens));
    }

    /// <summary>What a client hears that asks too much.</summary>
    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = async (context, _) =>
        await Refuse(context.Lease).ExecuteAsync(context.HttpContext);

    public RateLimitPartition<Guid> GetPartition(HttpContext httpContext) =>
        SmartCaller.Find(httpContext.User) is { } client
            ? RateLimitPartition.Get(client, id => new OneClient(_requests, id))
            : RateLimitPartition.GetNoLimiter(Guid.Empty);

    /// <summary>
    /// What a client hears whose request stands for more than it may ask; null when it does not. What it has left is
    /// enough for as many as it could have at once.
    /// </summary>
    /// <param name="more">Requests besides the one that is counted already.</param>
    public FhirResult? Refuse(Guid client, int more)
    {
        if (more <= 0) return null;
        using var lease = _requests.AttemptAcquire(client, Math.Min(more, _mostRequests));
        return lease.IsAcquired ? null : Refuse(lease);
    }

    /// <summary>
    /// The seconds to wait when a token is asked for too often; null when it is not. Counted by who the client claims
    /// to be and from where, so that nobody uses up what another may have.
    /// </summary>
    public string? Postpone(Guid claimedClient, IPAddress? address)
    {
        using var lease = _tokens.AttemptAcquire((claimedClient, address));
        if (lease.IsAcquired) return null;
        ExchangeMeasures.Limited.Add(ExchangeMeasures.Limit, "tokens");
        return TooMany.Seconds(RetryAfter(lease));
    }

    public void Dispose()
    {
        _requests.Dispose();
        _tokens.Dispose();
    }

    private static RateLimitPartition<TKey> Partition<TKey>(TKey key, TokenBucketRateLimiterOptions? bucket) =>
        bucket is null
            ? RateLimitPartition.GetNoLimiter(key)
            : RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket);

    private static TokenBucketRateLimiterOptions? Bucket(int rate, int atOnce, TimeSpan period) => rate <= 0
        ? null
        : new TokenBucketRateLimiterOptions
        {
            TokensPerPeriod = rate,
            TokenLimit = Math.Max(rate, atOnce),
            ReplenishmentPeriod = period,
        };

    private static FhirResult Refuse(RateLimitLease lease)
    {
        ExchangeMeasures.Limited.Add(ExchangeMeasures.Limit, "requests");
        return TooMany.Result(
            "This client asks more than one client may; repeat the request after the time in Retry-After.",
            RetryAfter(lease));
    }

    private static TimeSpan RetryAfter(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var time) && time > Tick ? time : Tick;

    /// <summary>
    /// A client's part of the count, as the middleware wants it; the count is ours, so that a Bundle's entries come off
    /// it too.
    /// </summary>
    private sealed class OneClient(PartitionedRateLimiter<Guid> requests, Guid client) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => requests.GetStatistics(client);

        protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
            requests.AttemptAcquire(client, permitCount);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            int permitCount, CancellationToken cancellationToken) =>
            requests.AcquireAsync(client, permitCount, cancellationToken);
    }
}
