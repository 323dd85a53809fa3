using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CareBridge.Portal.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// How often one remote address may try to sign in at one instance, on average and at once after it has been quiet.
/// Locking an account stops who guesses at one password; this stops who tries one password at many accounts, or asks
/// for links without end.
/// </summary>
internal sealed class SignInLimits(SignInSettings settings) : IRateLimiterPolicy<string>
{
    public const string Tries = "portal-sign-in";

    /// <summary>Of an IPv6 address.</summary>
    private const int NetworkBits = 64;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } =
        async (context, _) => await RefuseAsync(context.HttpContext, WaitOf(context.Lease));

    public static void AddTo(RateLimiterOptions limiter, SignInLimits limits) => limiter.AddPolicy(Tries, limits);

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => settings.TriesPerMinute <= 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(PlaceOf(httpContext), _ => new TokenBucketRateLimiterOptions
        {
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.TriesPerMinute,
            TokenLimit = Math.Max(1, settings.TriesAtOnce),
        });

    /// <summary>One household or clinic has all of an IPv6 network (RFC 6177): it counts as one.</summary>
    private static string PlaceOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPNetwork(Masked(address), NetworkBits).ToString()
            : address.ToString();
    }

    private static IPAddress Masked(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, NetworkBits / 8, bytes.Length - (NetworkBits / 8));
        return new IPAddress(bytes);
    }

    private static TimeSpan WaitOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var time) && time > Shortest ? time : Shortest;

    private static async Task RefuseAsync(HttpContext http, TimeSpan wait)
    {
        const int Status = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter =
            Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (!http.IsPage())
        {
            await SignInProblems.TooManyTries().ExecuteAsync(http);
            return;
        }
        PageHeaders.Put(http);
        var visit = (await Visit.BindAsync(http))!;
        await visit.Show<ErrorPage>(Status, Status).ExecuteAsync(http);
    }
}
