using System.Net;
using System.Net.Http.Headers;

namespace CareBridge.Tests.Exchange;

/// <summary>A client's own server, where its keys are published.</summary>
internal sealed class KeyServer : HttpMessageHandler, IHttpClientFactory
{
    private int _calls;

    public string Answer { get; set; } = "";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public string? CacheControl { get; set; }

    public TimeSpan? Age { get; set; }

    /// <summary>It cannot be reached.</summary>
    public bool IsDown { get; set; }

    /// <summary>Answers are held back for as long as this is not done.</summary>
    public Task Slow { get; set; } = Task.CompletedTask;

    public int Calls => _calls;

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        await Slow.WaitAsync(cancellationToken);
        if (IsDown) throw new HttpRequestException("No route.");
        var answer = new HttpResponseMessage(Status) { Content = new StringContent(Answer) };
        answer.Headers.Age = Age;
        if (CacheControl is not null) answer.Headers.CacheControl = CacheControlHeaderValue.Parse(CacheControl);
        return answer;
    }
}
