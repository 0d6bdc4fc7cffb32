import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fails unless a file is JSON: {@code java -cp LAUNCH/* JsonCheck.java FILE}. */
final class JsonCheck {
    private JsonCheck() {}

    public static void main(String[] args) throws Exception {
        System.out.println(new Gson()
                .getAdapter(JsonElement.class)
                .fromJson(Files.readString(Path.of(args[0])))
                .getAsJsonObject()
                .keySet());
    }
}
