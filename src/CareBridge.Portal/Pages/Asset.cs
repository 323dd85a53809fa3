using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CareBridge.Portal.Pages;

/// <summary>
/// A style sheet, script or picture of the pages. Its address says what is in it, so that a browser fetches it once.
/// </summary>
internal sealed class Asset
{
    private const string Folder = "assets/";
    private const int HashLength = 12;

    private static readonly Lazy<IReadOnlyDictionary<string, Asset>> All = new(() =>
        typeof(Asset).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => new Asset(name[Folder.Length..]))
            .ToDictionary(asset => asset._name));

    private readonly string _name;
    private readonly string _hash;
    private readonly byte[] _plain;
    private readonly byte[] _brotli;
    private readonly byte[] _gzip;

    private Asset(string name)
    {
        _name = name;
        _plain = Read(name);
        _hash = Convert.ToHexStringLower(SHA256.HashData(_plain))[..HashLength];
        _brotli = Compress(stream => new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
        _gzip = Compress(stream => new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
    }

    /// <summary>Where a page finds it.</summary>
    public static string Path(string name) => $"/{Folder}{All.Value[name]._hash}/{name}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/" + Folder + "{hash}/{name}", (string hash, string name, HttpContext http) =>
                All.Value.TryGetValue(name, out var asset) ? asset.SendAsync(hash, http) : NotThereAsync(http))
            .AllowAnonymous().ShowsNothing().ExcludeFromDescription();

    private async Task SendAsync(string hash, HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        var (body, encoding) = Takes(request, "br") ? (_brotli, "br")
            : Takes(request, "gzip") ? (_gzip, "gzip")
            : (_plain, null);
        response.ContentType = System.IO.Path.GetExtension(_name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        response.ContentLength = body.Length;
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.XContentTypeOptions = "nosniff";
        // While a new release takes over, one instance is asked for what another one's page names.
        response.Headers.CacheControl = hash == _hash ? "public, max-age=31536000, immutable" : "no-cache";
        await response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static Task NotThereAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool Takes(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == encoding && one.Quality != 0);

    private byte[] Compress(Func<Stream, Stream> compressed)
    {
        using var result = new MemoryStream();
        using (var stream = compressed(result)) stream.Write(_plain);
        return result.ToArray();
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!;
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }
}
