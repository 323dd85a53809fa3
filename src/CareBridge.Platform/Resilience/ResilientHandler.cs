using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CareBridge.Platform.Resilience;

/// <summary>How patiently an outbound call is made.</summary>
/// <param name="Timeout">For each try.</param>
/// <param name="Retries">After the first try; the callee must tolerate repeats.</param>
public sealed record Attempt(TimeSpan Timeout, int Retries)
{
    /// <summary>A question to a neighbouring service while somebody waits.</summary>
    public static Attempt Internal { get; } = new(TimeSpan.FromSeconds(5), 3);

    /// <summary>
    /// A question without whose answer nothing may leave, while somebody waits who is told so within a second. A server
    /// that is gone is asked once more at once, for it may just have been replaced; one that is silent is not.
    /// </summary>
    public static Attempt Prompt { get; } =
        new(TimeSpan.FromMilliseconds(700), 1) { Budget = TimeSpan.FromMilliseconds(800) };

    /// <summary>
    /// How long a connection may take to be made. What is sent was decided on before: nobody gets it late by making us
    /// wait for them to take it.
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How long all tries and the pauses between them may take together.</summary>
    public TimeSpan Budget { get; private init; } = (Timeout * (Retries + 1)) + TimeSpan.FromSeconds(5);

    /// <summary>A call to another organization's server.</summary>
    public static Attempt Partner { get; } = new(TimeSpan.FromSeconds(10), 2);
}

internal sealed class ResilientHandler(Func<ResiliencePipeline<HttpResponseMessage>> pipeline) : DelegatingHandler
{
    /// <summary>One for each server, so that one that fails does not stop calls to the others.</summary>
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A body that streams could not be sent a second time.
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(cancellationToken);
        return await _pipelines.GetOrAdd(request.RequestUri!.Authority, _ => pipeline()).ExecuteAsync(
            async token => await base.SendAsync(request, token), cancellationToken);
    }
}

public static class ResilienceExtensions
{
    /// <summary>
    /// A named HTTP client whose calls time out, are repeated with jittered back-off on broken connections and on 408,
    /// 429 and 5xx that do not say when to come back, and stop for a while when most of those to one server fail.
    /// </summary>
    public static IHttpClientBuilder AddResilientHttpClient(
        this IServiceCollection services, string name, Attempt attempt) =>
        services.AddHttpClient(name)
            .AddHttpMessageHandler(provider =>
            {
                var time = provider.GetRequiredService<TimeProvider>();
                return new ResilientHandler(() => Pipeline(attempt, time));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Redirects could lead a call, and its credentials, to an address nobody allowed.
                AllowAutoRedirect = false,
                ConnectTimeout = attempt.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .RemoveAllLoggers();

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(Attempt attempt, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (attempt.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = Failures(),
                MaxRetryAttempts = attempt.Retries,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                // A server that refuses connections is given up within a second.
                MaxDelay = TimeSpan.FromMilliseconds(250),
            });
        }
        return pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = Failures(),
                FailureRatio = 0.8,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = TimeSpan.FromSeconds(1),
            })
            .AddTimeout(attempt.Timeout)
            .Build();
    }

    private static PredicateBuilder<HttpResponseMessage> Failures() => new PredicateBuilder<HttpResponseMessage>()
        .Handle<HttpRequestException>()
        .Handle<TimeoutRejectedException>()
        // An answer that says when to come back is one: the server works, and whoever waits is told what it says.
        .HandleResult(response => response.Headers.RetryAfter is null
            && (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                || (int)response.StatusCode >= 500));
}
