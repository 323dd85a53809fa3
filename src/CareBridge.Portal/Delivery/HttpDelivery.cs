using CareBridge.Platform.Resilience;
using CareBridge.Portal.Domain;
using Polly;
using Polly.CircuitBreaker;

namespace CareBridge.Portal.Delivery;

/// <summary>What a parcel that is handed over in one HTTP request can be answered with.</summary>
internal static class HttpDelivery
{
    /// <summary>Each try is on the log, so none is repeated by itself.</summary>
    public static readonly Attempt Attempt = new(DeliveryTimeouts.Http, Retries: 0)
    {
        ConnectTimeout = TimeSpan.FromSeconds(3),
    };

    /// <param name="answer">What an answer of the receiver's means.</param>
    public static async Task<DeliveryAnswer> SendAsync(
        this IHttpClientFactory clients,
        string name,
        HttpRequestMessage request,
        Func<Task> handOver,
        Func<HttpResponseMessage, DeliveryAnswer> answer)
    {
        await handOver();
        try
        {
            using var response = await clients.CreateClient(name)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return answer(response);
        }
        catch (Exception exception) when (exception is BrokenCircuitException || IsNoConnection(exception))
        {
            return DeliveryAnswer.Later(DeliveryReason.Unreachable);
        }
        // Whether it was taken is not known; the receiver tells a repeat by its id.
        catch (HttpRequestException)
        {
            return DeliveryAnswer.Unsure(DeliveryReason.Unreachable, mayRepeat: true);
        }
        catch (Exception exception) when (exception is ExecutionRejectedException or OperationCanceledException)
        {
            return DeliveryAnswer.Unsure(DeliveryReason.TimedOut, mayRepeat: true);
        }
    }

    private static bool IsNoConnection(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError,
    };
}
