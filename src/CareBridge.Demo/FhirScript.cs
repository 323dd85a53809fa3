namespace CareBridge.Demo;

/// <summary>A way to the FHIR API for people with a shell: curl, openssl and a clinic's key.</summary>
internal static class FhirScript
{
    private const string Text =
        """
        #!/bin/sh
        # Asks the FHIR API as the record system of a demo clinic:  ./NAME 'Task/ID'
        # With SMART Backend Services: a signed assertion is exchanged for a token that lasts five minutes.
        set -eu
        url='URL'; client='CLIENT'; key='KEY'; scope='SCOPE'
        b64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
        field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
        endpoint=$(curl -fsS "$url/fhir/.well-known/smart-configuration" | tr ',' '\n' | field token_endpoint)
        exp=$(($(date +%s) + 240))
        head=$(printf '{"alg":"RS384","kid":"demo","typ":"JWT"}' | b64)
        body=$(printf '{"iss":"%s","sub":"%s","aud":"%s","exp":%s,"jti":"%s"}' \
          "$client" "$client" "$endpoint" "$exp" "$(openssl rand -hex 16)" | b64)
        sig=$(printf '%s.%s' "$head" "$body" | openssl dgst -sha384 -sign "$key" | b64)
        token=$(curl -fsS "$endpoint" --data-urlencode grant_type=client_credentials --data-urlencode "scope=$scope" \
          --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
          --data-urlencode "client_assertion=$head.$body.$sig" | tr ',' '\n' | field access_token)
        curl -sS -H "Authorization: Bearer $token" -H 'Accept: application/fhir+json' "$url/fhir/${1:-metadata}"
        echo

        """;

    public static string For(string name, Uri url, Guid clientId, string keyPath, string scope) => Text
        .Replace("NAME", name, StringComparison.Ordinal)
        .Replace("URL", url.ToString().TrimEnd('/'), StringComparison.Ordinal)
        .Replace("CLIENT", clientId.ToString(), StringComparison.Ordinal)
        .Replace("KEY", keyPath.Replace("'", @"'\''", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("SCOPE", scope, StringComparison.Ordinal);
}
