using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Web;

/// <summary>What every door of a process asks of whoever comes, and says to their browser.</summary>
internal static class Doors
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Whoever is slow or sends too much holds nothing. Most are the server's own, and said here.</summary>
    public static void Limit(KestrelServerLimits limits, int mostBytes)
    {
        limits.MaxRequestBodySize = mostBytes;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary>
    /// What whoever has not signed in may send from one address to one instance: to sign in, to ask for links, to guess
    /// at those of others. Accounts and links count wrong tries of their own, in the store.
    /// </summary>
    public static void AddStrangersLimit(this IServiceCollection services) =>
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((limiter, configuration) =>
        {
            var rate = configuration.GetValue("RateLimit:StrangersPerMinute", 120);
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(http =>
                rate > 0 && IsStranger(http)
                    ? RateLimitPartition.GetTokenBucketLimiter(AddressOf(http), _ => new TokenBucketRateLimiterOptions
                    {
                        TokensPerPeriod = rate,
                        TokenLimit = 2 * rate,
                        ReplenishmentPeriod = Minute,
                    })
                    : RateLimitPartition.GetNoLimiter(IPAddress.None));
        });

    /// <summary>
    /// Where an answer says nothing else: it is no page, is not kept, and tells nobody where it came from.
    /// </summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (headers.XContentTypeOptions.Count == 0) headers.XContentTypeOptions = "nosniff";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            if (headers["Referrer-Policy"].Count == 0) headers["Referrer-Policy"] = "no-referrer";
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Who comes from this machine is a proxy, which is everybody, or its operator.</summary>
    private static bool IsStranger(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && http.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address);

    /// <summary>Of IPv6 the network: each machine in it has as many addresses as it wants.</summary>
    private static IPAddress AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress!;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
